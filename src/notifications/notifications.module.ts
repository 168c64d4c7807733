import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BookingLinksModule } from '../booking-links/booking-links.module.js';
import { DoorCodesModule } from '../door-codes/door-codes.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { HandedOverMails } from './handed-over-mails.js';
import { HandoverMails } from './handover-mails.js';
import { HostMails } from './host-mails.js';
import { JointMails } from './joint-mails.js';
import { Letterheads } from './letterheads.js';
import { MemberMails } from './member-mails.js';
import { MorningSheets } from './morning-sheets.js';
import { Notifications } from './notifications.js';
import { RequestMails } from './request-mails.js';
import { Reminders } from './reminders.js';
import { StopLinks } from './stop-links.js';
import { UnsubscribePages } from './unsubscribe.pages.js';
import { WaitlistMails } from './waitlist-mails.js';

/** Who is told what, exactly once. */
@Module({
  imports: [AccountsModule, TelecentresModule, BookingLinksModule, DoorCodesModule],
  controllers: [UnsubscribePages],
  providers: [
    Notifications,
    Reminders,
    MorningSheets,
    MemberMails,
    JointMails,
    HostMails,
    HandoverMails,
    HandedOverMails,
    RequestMails,
    WaitlistMails,
    Letterheads,
    StopLinks,
  ],
  exports: [Notifications, Reminders, MorningSheets, Letterheads],
})
export class NotificationsModule {}
