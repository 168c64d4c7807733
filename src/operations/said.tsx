import type { JSX } from 'preact';

/** By a mail server: in its words, which are English as a rule. */
export function Said({ words }: { readonly words: string }): JSX.Element {
  return <span lang="en">{words}</span>;
}
