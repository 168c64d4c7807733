/** Keeps the page of a booking of today readable without network, and nothing else. */
export {};
