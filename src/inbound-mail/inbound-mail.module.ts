import { Module, type DynamicModule } from '@nestjs/common';
import { BookingLinksModule } from '../booking-links/booking-links.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { SeriesChangesModule } from '../series-changes/series-changes.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { Explanations } from './explanations.js';
import { InboundMail } from './inbound-mail.js';
import { INBOUND_OPTIONS, type InboundOptions } from './inbound-options.js';

/** What comes back to us by mail. Configured once, at the top. */
@Module({})
export class InboundMailModule {
  static with({
    inbound,
    from,
  }: {
    readonly inbound: InboundOptions | undefined;
    readonly from: string;
  }): DynamicModule {
    return {
      module: InboundMailModule,
      global: true,
      imports: [BookingsModule, SeriesChangesModule, TeamsModule, BookingLinksModule, TelecentresModule],
      providers: [
        { provide: INBOUND_OPTIONS, useValue: inbound && { ...inbound, from } },
        Explanations,
        InboundMail,
      ],
      exports: [InboundMail],
    };
  }
}
