/** What can be called: the contract for programs, in the order in which its documentation shows it, and the pages. */
import { AccessTokensController } from './accounts/access-tokens.controller.js';
import { SessionsController } from './accounts/sessions.controller.js';
import { AttendanceController } from './attendance/attendance.controller.js';
import { WalkInsPages } from './attendance/walk-ins.pages.js';
import { ApprovalsController } from './approvals/approvals.controller.js';
import { ApprovalsPages } from './approvals/approvals.pages.js';
import { DepartmentsPages } from './administration/departments.pages.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { BookingPages } from './booking-pages/booking.pages.js';
import { CalendarFilePages } from './booking-pages/calendar-file.pages.js';
import { ChoicesPages } from './booking-pages/choices.pages.js';
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
import { ClosuresController } from './closures/closures.controller.js';
import { ClosuresPages } from './closures/closures.pages.js';
import { OutsideHoursPages } from './closures/outside-hours.pages.js';
import { ColleaguesController } from './colleagues/colleagues.controller.js';
import { DaySheetPages } from './day-sheet/day-sheet.pages.js';
import { AccessPages } from './door-codes/access.pages.js';
import { DemoPages } from './demo/demo.pages.js';
import { ArrivalPages } from './door/arrival.pages.js';
import { AttendancePages } from './door/attendance.pages.js';
import { ScreenPages } from './door/screen.pages.js';
import { ExternalCalendarsController } from './external-calendars/external-calendars.controller.js';
import { ExternalCalendarsPages } from './external-calendars/external-calendars.pages.js';
import { FiguresController } from './figures/figures.controller.js';
import { MyStatementsPages } from './statements/my-statements.pages.js';
import { StatementsController } from './statements/statements.controller.js';
import { StatementsPages } from './statements/statements.pages.js';
import { TariffsPages } from './tariff-pages/tariffs.pages.js';
import { TariffsController } from './tariffs/tariffs.controller.js';
import { FiguresPages } from './figures/figures.pages.js';
import { FreeBusyPages } from './free-busy/free-busy.pages.js';
import { CalendarHelpPages } from './help/calendars.pages.js';
import { HandoversController } from './handovers/handovers.controller.js';
import { HandoversPages } from './handovers/handovers.pages.js';
import { HelpPages } from './help/help.pages.js';
import { HomePages } from './home/home.pages.js';
import { BookForPages } from './host-calendar/book-for.pages.js';
import { HostBookingPages } from './host-calendar/host-booking.pages.js';
import { HostCalendarPages } from './host-calendar/host-calendar.pages.js';
import { IdentityPages } from './identity/identity.pages.js';
import { LegalPages } from './legal/legal.pages.js';
import { CalendarsPages } from './my-account/calendars.pages.js';
import { ColleaguesPages } from './my-account/colleagues.pages.js';
import { DevicesPages } from './my-account/devices.pages.js';
import { MailsPages } from './my-account/mails.pages.js';
import { MyDataPages } from './my-account/my-data.pages.js';
import { ProfilePages } from './my-account/profile.pages.js';
import { ProgramsPages } from './my-account/programs.pages.js';
import { ChangesPages } from './host-day/changes.pages.js';
import { DayPages } from './host-day/day.pages.js';
import { HostPages } from './host-day/host.pages.js';
import { HoursPages } from './hours-pages/hours.pages.js';
import { SeasonsPages } from './hours-pages/seasons.pages.js';
import { SpecialDaysPages } from './hours-pages/special-days.pages.js';
import { DayController } from './occupancy/day.controller.js';
import { OccupancyController } from './occupancy/occupancy.controller.js';
import { MailboxPages } from './mailbox/mailbox.pages.js';
import { HistoryPages } from './network-changes/history.pages.js';
import { NetworkFilePages } from './network-changes/network-file.pages.js';
import { JobsPages } from './operations/jobs.pages.js';
import { OperationsPages } from './operations/operations.pages.js';
import { OutboxPages } from './operations/outbox.pages.js';
import { UnsubscribePages } from './notifications/unsubscribe.pages.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { ConfirmationPages } from './place-pages/confirmation.pages.js';
import { OverviewPages } from './place-pages/overview.pages.js';
import { PlacePages } from './place-pages/place.pages.js';
import { HealthController } from './platform/http/health.controller.js';
import { MyRentalsPages } from './rentals/my-rentals.pages.js';
import { RentalsController } from './rentals/rentals.controller.js';
import { RentalsPages } from './rentals/rentals.pages.js';
import { EquipmentPages } from './resource-pages/equipment.pages.js';
import { PoliciesPages } from './resource-pages/policies.pages.js';
import { ResourcesPages } from './resource-pages/resources.pages.js';
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
import { ChangeSeriesPages } from './series-pages/change-series.pages.js';
import { NewSeriesPages } from './new-series/new-series.pages.js';
import { SeriesPages } from './series-pages/series.pages.js';
import { UsualWeekPages } from './usual-week/usual-week.pages.js';
import { SeriesChangesController } from './series-changes/series-changes.controller.js';
import { SeriesController } from './series/series.controller.js';
import { TeamsController } from './teams/teams.controller.js';
import { TeamsPages } from './teams/teams.pages.js';
import { TelecentresController } from './telecentres/telecentres.controller.js';
import { WaitlistController } from './waitlist/waitlist.controller.js';
import { WaitlistPages } from './waitlist/waitlist.pages.js';

export const API = [
  TelecentresController,
  CommunesController,
  AvailabilityController,
  BookingsController,
  TeamsController,
  SeriesController,
  SeriesChangesController,
  WaitlistController,
  AttendanceController,
  ApprovalsController,
  ColleaguesController,
  HandoversController,
  OccupancyController,
  TariffsController,
  StatementsController,
  FiguresController,
  DayController,
  RentalsController,
  ClosuresController,
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
  HostPages,
  DayPages,
  ChangesPages,
  TelecentresPages,
  ResourcePages,
  DaySheetPages,
  HostCalendarPages,
  BookForPages,
  HostBookingPages,
  PhotoPages,
  SearchPages,
  DemoPages,
  SignInPages,
  ProviderSignInPages,
  WelcomePages,
  OwnBookingPages,
  LinkPages,
  MovePages,
  HandoversPages,
  NewSeriesPages,
  SeriesPages,
  ChangeSeriesPages,
  UsualWeekPages,
  TeamsPages,
  MyBookingsPages,
  WaitlistPages,
  BookingPages,
  ChoicesPages,
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
  WalkInsPages,
  AttendancePages,
  ArrivalPages,
  ScreenPages,
  ApprovalsPages,
  AccessPages,
  ExternalCalendarsPages,
  RentalsPages,
  MyRentalsPages,
  ClosuresPages,
  OutsideHoursPages,
  StatementsPages,
  MyStatementsPages,
  FiguresPages,
  FreeBusyPages,
  HelpPages,
  CalendarHelpPages,
  LegalPages,
  UnsubscribePages,
  MailboxPages,
  OverviewPages,
  PlacePages,
  HoursPages,
  SeasonsPages,
  SpecialDaysPages,
  ResourcesPages,
  ConfirmationPages,
  DepartmentsPages,
  PoliciesPages,
  EquipmentPages,
  TariffsPages,
  HistoryPages,
  NetworkFilePages,
  OperationsPages,
  OutboxPages,
  JobsPages,
  IdentityPages,
];
