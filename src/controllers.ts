/** What can be called: the contract for programs, in the order in which its documentation shows it, and the pages. */
import { AccessTokensController } from './accounts/access-tokens.controller.js';
import { SessionsController } from './accounts/sessions.controller.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { BookingPages } from './booking-pages/booking.pages.js';
import { CalendarFilePages } from './booking-pages/calendar-file.pages.js';
import { CompletionPages } from './booking-pages/completion.pages.js';
import { HoldPages } from './booking-pages/hold.pages.js';
import { MoveHerePages } from './booking-pages/move-here.pages.js';
import { MyBookingsPages } from './booking-pages/my-bookings.pages.js';
import { LinkPages } from './booking-links/link.pages.js';
import { MovePages } from './booking-links/move.pages.js';
import { OwnBookingPages } from './booking-links/own-booking.pages.js';
import { BookingsController } from './bookings/bookings.controller.js';
import { FeedsController } from './calendar-feeds/feeds.controller.js';
import { ReadingController } from './calendar-feeds/reading.controller.js';
import { ColleaguesController } from './colleagues/colleagues.controller.js';
import { DemoPages } from './demo/demo.pages.js';
import { ExternalCalendarsController } from './external-calendars/external-calendars.controller.js';
import { ExternalCalendarsPages } from './external-calendars/external-calendars.pages.js';
import { FreeBusyPages } from './free-busy/free-busy.pages.js';
import { CalendarHelpPages } from './help/calendars.pages.js';
import { HelpPages } from './help/help.pages.js';
import { HomePages } from './home/home.pages.js';
import { IdentityPages } from './identity/identity.pages.js';
import { LegalPages } from './legal/legal.pages.js';
import { CalendarsPages } from './my-account/calendars.pages.js';
import { ColleaguesPages } from './my-account/colleagues.pages.js';
import { DevicesPages } from './my-account/devices.pages.js';
import { MailsPages } from './my-account/mails.pages.js';
import { MyDataPages } from './my-account/my-data.pages.js';
import { ProfilePages } from './my-account/profile.pages.js';
import { ProgramsPages } from './my-account/programs.pages.js';
import { OccupancyController } from './occupancy/occupancy.controller.js';
import { MailboxPages } from './mailbox/mailbox.pages.js';
import { JobsPages } from './operations/jobs.pages.js';
import { OperationsPages } from './operations/operations.pages.js';
import { OutboxPages } from './operations/outbox.pages.js';
import { UnsubscribePages } from './notifications/unsubscribe.pages.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { HealthController } from './platform/http/health.controller.js';
import { RolesController } from './roles/roles.controller.js';
import { RolesPages } from './roles/roles.pages.js';
import { SearchPages } from './search/search.pages.js';
import { SecondFactorPages } from './second-factor/second-factor.pages.js';
import { ProviderSignInPages } from './sign-in/provider-sign-in.pages.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInPages } from './sign-in/sign-in.pages.js';
import { WelcomePages } from './sign-in/welcome.pages.js';
import { CommunesController } from './telecentres/communes.controller.js';
import { PhotoPages } from './telecentre-pages/photos.pages.js';
import { ResourcePages } from './telecentre-pages/resource.pages.js';
import { TelecentresPages } from './telecentre-pages/telecentres.pages.js';
import { TelecentresController } from './telecentres/telecentres.controller.js';

export const API = [
  TelecentresController,
  CommunesController,
  AvailabilityController,
  BookingsController,
  ColleaguesController,
  OccupancyController,
  FeedsController,
  ExternalCalendarsController,
  SignInController,
  SessionsController,
  AccessTokensController,
  PersonalDataController,
  RolesController,
  HealthController,
];

export const PAGES = [
  HomePages,
  TelecentresPages,
  ResourcePages,
  PhotoPages,
  SearchPages,
  DemoPages,
  SignInPages,
  ProviderSignInPages,
  WelcomePages,
  OwnBookingPages,
  LinkPages,
  MovePages,
  MyBookingsPages,
  BookingPages,
  HoldPages,
  CompletionPages,
  MoveHerePages,
  CalendarFilePages,
  ReadingController,
  SecondFactorPages,
  ProfilePages,
  CalendarsPages,
  MailsPages,
  DevicesPages,
  ColleaguesPages,
  ProgramsPages,
  MyDataPages,
  RolesPages,
  ExternalCalendarsPages,
  FreeBusyPages,
  HelpPages,
  CalendarHelpPages,
  LegalPages,
  UnsubscribePages,
  MailboxPages,
  OperationsPages,
  OutboxPages,
  JobsPages,
  IdentityPages,
];
