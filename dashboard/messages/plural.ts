/** A text in the forms that a language's numbers ask for (`Intl.PluralRules`); `{n}` is the number. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Marks the forms of one text, so that each language may have those it needs. */
export function plural(forms: Plural): Plural {
  return forms;
}
