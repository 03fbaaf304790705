import { encode } from 'uqr';

/** Light modules that a reader needs around the code, by ISO/IEC 18004. */
const QUIET = 4;

/** The modules of a QR code with its quiet zone, row by row: whether each is dark. */
export const modulesOf = (text: string): boolean[][] => encode(text, { ecc: 'M', border: QUIET }).data;
