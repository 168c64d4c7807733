import type { Visit } from '../accounts/visit.js';
import type { Telecentre } from '../telecentres/network.js';
import type { Wrong } from './host-booking.props.js';

export interface BookForProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  /** What stands in the fields, and what was wrong with it. */
  readonly wrong: Wrong;
  /** By which a page that is sent twice is known again. */
  readonly sendKey: string;
}
