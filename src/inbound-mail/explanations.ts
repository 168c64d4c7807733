import { Injectable } from '@nestjs/common';
import { fullTime } from '../booking-letters/time-in-words.js';
import { BookingLinks } from '../booking-links/booking-links.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import type { Fact } from '../outbox/letter-parts.js';
import { letter } from '../outbox/letter.js';
import type { OutgoingMail } from '../outbox/outbox.js';
import { Senders } from '../outbox/senders.js';
import type { Language } from '../platform/i18n/language.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { sourcedHostOf } from '../telecentres/sourced.js';
import type { AnsweredEntry } from './answered-entry.js';
import { EXPLANATIONS, SHARED, type Why } from './explanations.words.js';

/** Writes to those whose calendar has declined in vain. */
@Injectable()
export class Explanations {
  constructor(
    private readonly senders: Senders,
    private readonly links: BookingLinks,
    private readonly directory: NetworkDirectory,
  ) {}

  /** The key keeps it to one letter for each version that a calendar was told, however often and whatever it declines. */
  async write(why: Why, booking: BookingRecord, entry: AnsweredEntry): Promise<OutgoingMail> {
    const language = entry.language ?? 'fr';
    const network = await this.directory.current();
    const { subject, paragraphs, after } = EXPLANATIONS[why][language];
    const { greeting, see, footer } = SHARED[language];
    const until = booking.end;
    const written = letter({
      language,
      networkName: network.name,
      subject,
      greeting: greeting(entry.name),
      paragraphs,
      facts: factsOf(booking, network.telecentres.get(booking.telecentre), language),
      action: { label: see, url: this.links.of({ booking: booking.id, holder: entry.account, until }).see },
      after,
      footer: [footer],
    });
    const from = this.senders.telecentre({ slug: booking.telecentre, name: booking.telecentreName });
    return {
      kind: 'decline-explained',
      to: entry.holder,
      account: entry.account,
      letter: { ...written, from },
      key: `decline-explained ${why} ${entry.uid} ${entry.sequence}`,
      expiresAt: until,
    };
  }
}

function factsOf(booking: BookingRecord, telecentre: Telecentre | undefined, language: Language): Fact[] {
  const words = SHARED[language];
  const { phone } = telecentre === undefined ? {} : sourcedHostOf(telecentre);
  return [
    { label: words.telecentre, value: booking.telecentreName },
    { label: words.when, value: fullTime(booking, language) },
    ...(phone ? [{ label: words.phone, value: phone, url: `tel:${phone.replace(/[^+\d]/g, '')}` }] : []),
  ];
}
