import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CalendarFeedsModule } from '../calendar-feeds/calendar-feeds.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { CalendarReader } from './calendar-reader.js';
import { ExternalCalendarMails } from './external-calendar.mails.js';
import { ExternalCalendarsController } from './external-calendars.controller.js';
import { ExternalCalendarsPages } from './external-calendars.pages.js';
import { ExternalCalendarsService } from './external-calendars.service.js';
import { ExternalReadings } from './external-readings.js';

/** Calendars that a place is kept in elsewhere: what they tell blocks it here. */
@Module({
  imports: [AccountsModule, TelecentresModule, CalendarFeedsModule, NotificationsModule],
  controllers: [ExternalCalendarsController, ExternalCalendarsPages],
  providers: [ExternalCalendarsService, ExternalReadings, ExternalCalendarMails, CalendarReader],
  exports: [ExternalReadings],
})
export class ExternalCalendarsModule {}
