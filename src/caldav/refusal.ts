import { dav, element, type Name, type WrittenElement } from './xml.js';

/** What was asked for cannot be: with the condition that stands in the way, where the protocol has a name for it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly condition?: Name,
    /** What is told within the condition. */
    readonly about?: WrittenElement,
  ) {
    super(condition ?? String(status));
  }

  /** RFC 4918, 16. */
  get body(): WrittenElement | undefined {
    if (this.condition === undefined) return undefined;
    return element(dav('error'), element(this.condition, ...(this.about === undefined ? [] : [this.about])));
  }
}

/** The body is not XML, or not what this method reads. */
export function unreadable(): Refused {
  return new Refused(400);
}
