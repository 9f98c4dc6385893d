// What is asked of the caller (../engine.ts); each may throw `Unsure`, which ends the walk.

/** The page is the tree's. */
export declare function refuse(): void;

/** Refuses where something between `start` and `end`, which are far apart, may be closed early. */
export declare function refuseLong(start: i32, end: i32): void;

/** Refuses where something in the page is closed early. */
export declare function refusePage(): void;

/** Refuses where the text between `start` and `end` is a part of a host's name. */
export declare function refusePartOfName(start: i32, end: i32): void;

/** The element that was pushed with this number has ended. */
export declare function ended(element: i32, doubts: i32, isFormatting: bool, isOwnTag: bool): void;
