/** Events in one batch, at most. */
export const MAX_EVENTS = 100;

/** Bytes in the body of one batch, at most: four times what browsers let a keepalive request carry. */
export const MAX_BODY_BYTES = 262_144;

/** Characters in a URL (page, referrer), at most. */
export const MAX_URL_LENGTH = 2048;

/** Characters in a page's title, a goal, an order, a currency or a campaign field that are kept. */
export const MAX_TEXT_LENGTH = 300;

/** Characters of a copied passage that are kept. */
export const MAX_PASSAGE_LENGTH = 80;

/** An event older than this when it is received, after its clock is corrected, is not counted (ms). */
export const MAX_AGE_MS = 86_400_000;

/** Form of the ids that clients make, for events and views. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{8,32}$/;

/** Form of the hash of a copied passage. */
export const PASSAGE_HASH_PATTERN = /^[A-Za-z0-9]{1,16}$/;

/** Form of a site's id. */
export const SITE_PATTERN = /^[a-z0-9][a-z0-9_-]{0,62}$/;
