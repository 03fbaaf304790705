/** An answer that may cover only a part of the days that were asked for, or be made of such answers. */
export interface MayBePart {
  read?: { from: string; to: string } | null;
  answers?: MayBePart[];
}

/** The days that an answer covers, null for none; undefined where it covers all of them. */
export function coveredBy({
  read,
  answers = [],
}: MayBePart): { from: string; to: string } | null | undefined {
  if (read !== undefined) return read;
  return answers.find((answer) => answer.read !== undefined)?.read;
}
