/** Whom an answer is for: it decides between the steps and "ask your administrator" (S2.8.3). */
export const roles = ['salesperson', 'manager', 'administrator'] as const;
export type Role = (typeof roles)[number];
