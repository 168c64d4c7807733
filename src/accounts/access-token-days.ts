/** A program that is forgotten stops working some day. */
export const LONGEST_DAYS = 365;
