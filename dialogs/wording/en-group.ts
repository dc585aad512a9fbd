/** Where others read along, in English. */
export const groupEn = {
  title: (name: string, done: boolean): string => (done ? `Done, ${name}` : `For ${name} only`),
  why: 'The answer names leads or people, and not everybody here may see them.',
  press: 'Open it for yourself: nobody else sees it.',
  elsewhere: 'Ask me again in our own chat.',
  open: 'Open privately',
};
