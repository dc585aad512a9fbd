import type { Store, View } from '../../domain/store/store.ts';

/** A store whose views answer some questions in another way. */
export const alteredStore = (store: Store, answers: Partial<View>): Store => ({
  kind: store.kind,
  moment: (use) => store.moment(use),
  alone: (task, run) => store.alone(task, run),
  close: () => store.close(),
  change: (by, edit) => store.change(by, edit),
  read: (look) =>
    store.read((view) => {
      const altered = new Proxy(view, {
        get: (real, name) => {
          const answer: unknown = Reflect.get(answers, name) ?? Reflect.get(real, name);
          return typeof answer === 'function' ? answer.bind(real) : answer;
        },
      });
      return look(altered);
    }),
});
