/** What the buttons say in English, beside the names that are the same everywhere. */
export const en = {
  group: 'Share this page',
  email: 'Email',
  copy: 'Copy link',
  native: 'Share…',
  copied: 'Link copied',
  paste: 'Link copied – paste it in Messenger',
};

/** What every page with buttons needs of a language. */
export type Labels = typeof en;
