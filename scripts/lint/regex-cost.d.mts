// The types of regex-cost.mjs, for the tests.
export declare function slowness(source: string, flags: string): string | null;
