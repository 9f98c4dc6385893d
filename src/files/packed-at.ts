/**
 * The day that entries of archives have: the same content gives the same bytes. An archive knows no
 * earlier one, and a machine's clock may stand there.
 */
export const PACKED_AT = new Date(1980, 0, 1);
