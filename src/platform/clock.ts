import { Injectable } from '@nestjs/common';

/** Now, in milliseconds. A service of its own so that tests can put another in its place: the only double they need. */
@Injectable()
export class Clock {
  now(): number {
    return Date.now();
  }
}
