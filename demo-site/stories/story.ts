import type { Language } from '../language.js';

/** Where a story stands in the magazine. */
export type SectionId = 'night' | 'home' | 'out';

/** A paragraph, a heading that can be linked to, or a sentence set large. */
export type Block = string | { heading: string; id: string } | { quote: string };

/** A story in one language. */
export interface StoryText {
  slug: string;
  title: string;
  /** The sentence under the title. */
  lead: string;
  /** What the illustration shows. */
  alt: string;
  body: Block[];
}

/** A story, in one language or in both. */
export interface Story {
  /** Also the name of its illustration. */
  id: string;
  section: SectionId;
  /** How its shared links carry their token: one story tries what the others do not. */
  placement?: 'query';
  /** Whether its address carries each view's own token, so that whoever takes it from there shares with it. */
  addressBar?: true;
  /** Whether its page is served under a strict Content-Security-Policy. */
  strictCsp?: true;
  texts: Partial<Record<Language, StoryText>>;
}
