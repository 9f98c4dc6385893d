/** Thrown where the tree alone can tell what a browser makes of a page, and caught by the skim. */
export class Unsure extends Error {}
