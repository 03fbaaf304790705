/**
 * A run of characters that an address may be made of, and what stands before it: where that is part of an address
 * as well, the run is only a part of a longer one.
 */
const RUN = /(^|[^\w/.=&?#%@+~-])(https?:\/\/[^\s<>"]+)/gi;

/** What a sentence leaves at the end of an address, and an address seldom has there itself. */
const TRAILING = /[.,:;!?'’”»)\]}*|\\…。、，！？）」』】]$/;

/**
 * `text` with each address in it that is ours, as a whole, replaced. Punctuation behind an address is only taken
 * for a part of it where the address is ours with it.
 */
export function replaceAddresses(
  text: string,
  isOurs: (address: string) => boolean,
  replacement: (address: string) => string,
): string {
  return text.replace(RUN, (whole, before: string, run: string) => {
    for (let address = run; ; address = address.slice(0, -1)) {
      if (isOurs(address)) return before + replacement(address) + run.slice(address.length);
      if (!TRAILING.test(address)) return whole;
    }
  });
}
