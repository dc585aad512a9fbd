/** What administrators do with the guidance; typed, or on a button. `section` is an id, or words for it. */
export type KnowledgeCommand = Knowledge<
  | { readonly act: 'list'; readonly page?: number }
  | { readonly act: 'show'; readonly section: string }
  | { readonly act: 'history'; readonly section: string }
  | { readonly act: 'edit'; readonly section: string }
  /** 0 brings back what comes with the product. */
  | { readonly act: 'rollback'; readonly section: string; readonly n?: number }
  | { readonly act: 'new' }
  /** Questions that were not answered, or whose answers were voted down, in groups of the same thought. */
  | { readonly act: 'gaps'; readonly page?: number }
  /** Starts a text from such a group: `question` is one of it. */
  | { readonly act: 'draft'; readonly question: string }
  | { readonly act: 'dismiss'; readonly question: string }
>;

type Knowledge<Act> = Act extends unknown ? { readonly kind: 'knowledge' } & Act : never;
