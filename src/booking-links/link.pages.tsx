import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { AttendanceService } from '../attendance/attendance.service.js';
import { LeavingService } from '../attendance/leaving.service.js';
import { BookingsService } from '../bookings/bookings.service.js';
import type { DoorCodeShown } from '../door-codes/door-code.views.js';
import { DoorCodes } from '../door-codes/door-codes.service.js';
import { Clock } from '../platform/clock.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { seeOther, type Answer } from '../platform/web/answer.js';
import { linkPath } from './booking-links.js';
import { CancellationPage, RestorationPage } from './deeds.views.js';
import { DeparturePage } from './departure.views.js';
import { LinkDoor, linkPage, type OpenedLink } from './link-door.js';
import { linkParams, seeQuery } from './link.schemas.js';
import type { Done } from './link.words.js';
import { refusalOf, type Refusal } from './refusal.js';
import { SeePage } from './see.views.js';

const see = { access: 'public', params: linkParams, query: seeQuery } satisfies PageDescription;
const deed = { access: 'public', params: linkParams } satisfies PageDescription;

interface Shown {
  readonly done?: Done | undefined;
  readonly refusal?: Refusal;
  readonly doorCode?: DoorCodeShown;
}

/** What the links of our mails lead to. To look changes nothing; each deed asks for a press. */
@Controller('booking/:token')
export class LinkPages {
  constructor(
    private readonly door: LinkDoor,
    private readonly bookings: BookingsService,
    private readonly attendance: AttendanceService,
    private readonly leaving: LeavingService,
    private readonly doorCodes: DoorCodes,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(see)
  async see(@Visiting() visit: Visit, @Input() { params, query }: PageInputOf<typeof see>): Promise<Answer> {
    return this.door.open(params.token, visit, (link) => this.shown(link, { done: query.done }));
  }

  @Post('confirmation')
  @Page(deed)
  async confirm(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof deed>): Promise<Answer> {
    return this.door.open(params.token, visit, (link) =>
      this.done(
        link,
        'confirmed',
        () => this.bookings.confirm(link.caller, link.booking.reference),
        (refusal) => this.shown(link, { refusal }),
      ),
    );
  }

  @Post('check-in')
  @Page(deed)
  async checkIn(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof deed>): Promise<Answer> {
    return this.door.open(params.token, visit, (link) =>
      this.done(
        link,
        'arrived',
        () => this.attendance.checkIn(link.caller, link.booking.reference, null, link.visit.language),
        (refusal) => this.shown(link, { refusal }),
      ),
    );
  }

  @Get('departure')
  @Page(deed)
  async departure(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof deed>): Promise<Answer> {
    return this.door.open(params.token, visit, (link) =>
      Promise.resolve(linkPage(<DeparturePage link={link} refusal={null} now={this.clock.now()} />)),
    );
  }

  @Post('departure')
  @Page(deed)
  async depart(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof deed>): Promise<Answer> {
    return this.door.open(params.token, visit, (link) =>
      this.done(
        link,
        'left',
        () => this.leaving.leave(link.caller, link.booking.reference, null, link.visit.language),
        (refusal) =>
          Promise.resolve(
            linkPage(<DeparturePage link={link} refusal={refusal} now={this.clock.now()} />, refusal.status),
          ),
      ),
    );
  }

  @Get('cancellation')
  @Page(deed)
  async cancellation(
    @Visiting() visit: Visit,
    @Input() { params }: PageInputOf<typeof deed>,
  ): Promise<Answer> {
    return this.door.open(params.token, visit, (link) =>
      Promise.resolve(linkPage(<CancellationPage link={link} refusal={null} now={this.clock.now()} />)),
    );
  }

  @Post('cancellation')
  @Page(deed)
  async cancel(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof deed>): Promise<Answer> {
    return this.door.open(params.token, visit, (link) => {
      const { caller, booking } = link;
      const { language } = link.visit;
      return this.done(
        link,
        // What was never confirmed was no booking yet.
        booking.status === 'held' ? 'given-back' : 'cancelled',
        () => this.bookings.cancel(caller, booking.reference, language),
        (refusal) =>
          Promise.resolve(
            linkPage(
              <CancellationPage link={link} refusal={refusal} now={this.clock.now()} />,
              refusal.status,
            ),
          ),
      );
    });
  }

  @Get('restoration')
  @Page(deed)
  async restoration(
    @Visiting() visit: Visit,
    @Input() { params }: PageInputOf<typeof deed>,
  ): Promise<Answer> {
    return this.door.open(params.token, visit, async (link) =>
      linkPage(
        <RestorationPage link={link} refusal={null} restorableUntil={await this.restorableUntil(link)} />,
      ),
    );
  }

  @Post('restoration')
  @Page(deed)
  async restore(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof deed>): Promise<Answer> {
    return this.door.open(params.token, visit, (link) => {
      const { caller, booking } = link;
      const { language } = link.visit;
      return this.done(
        link,
        'restored',
        () => this.bookings.restore(caller, booking.reference, language),
        (refusal) =>
          Promise.resolve(
            linkPage(
              <RestorationPage link={link} refusal={refusal} restorableUntil={null} />,
              refusal.status,
            ),
          ),
      );
    });
  }

  /** The one answer to a POST that is a page: the code stands in no address, and no reloading shows it again unasked. */
  @Post('door-code')
  @Page(deed)
  async doorCode(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof deed>): Promise<Answer> {
    return this.door.open(params.token, visit, async (link) => {
      const ways = await this.doorCodes.showFor(
        link.booking,
        { booking: link.booking.id },
        link.holder.pseudonym,
      );
      return this.shown(link, ways === null ? {} : { doorCode: { kind: 'shown', ways } });
    });
  }

  private async done(
    { token, visit }: OpenedLink,
    done: Done,
    verb: () => Promise<unknown>,
    refused: (refusal: Refusal) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      await verb();
    } catch (error) {
      return refused(refusalOf(error, visit.language));
    }
    return seeOther(`${linkPath(token)}?done=${done}`);
  }

  private async shown(link: OpenedLink, { done, refusal, doorCode }: Shown): Promise<Answer> {
    const page = (
      <SeePage
        link={link}
        now={this.clock.now()}
        restorableUntil={await this.restorableUntil(link)}
        doorCode={doorCode ?? (await this.doorCodes.stateFor(link.booking, link.telecentre))}
        done={done}
        refusal={refusal ?? null}
      />
    );
    return linkPage(page, refusal?.status);
  }

  /** Nowhere to restore it to, when the telecentre has left the network meanwhile. */
  private async restorableUntil({ caller, booking, telecentre }: OpenedLink): Promise<number | null> {
    return telecentre && this.bookings.restorableUntil(caller, booking.reference);
  }
}
