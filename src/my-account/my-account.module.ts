import { Module } from '@nestjs/common';
import { CalendarFeedsModule } from '../calendar-feeds/calendar-feeds.module.js';
import { ColleaguesModule } from '../colleagues/colleagues.module.js';
import { PersonalDataModule } from '../personal-data/personal-data.module.js';
import { RolesModule } from '../roles/roles.module.js';
import { SecondFactorModule } from '../second-factor/second-factor.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { CalendarsPages } from './calendars.pages.js';
import { ColleaguesPages } from './colleagues.pages.js';
import { DevicesPages } from './devices.pages.js';
import { MailsPages } from './mails.pages.js';
import { MyDataPages } from './my-data.pages.js';
import { ProfilePages } from './profile.pages.js';
import { ProgramsPages } from './programs.pages.js';

/** What somebody sees and changes of their own account. */
@Module({
  imports: [
    CalendarFeedsModule,
    ColleaguesModule,
    PersonalDataModule,
    RolesModule,
    SecondFactorModule,
    TelecentresModule,
  ],
  controllers: [
    ProfilePages,
    CalendarsPages,
    MailsPages,
    DevicesPages,
    ColleaguesPages,
    ProgramsPages,
    MyDataPages,
  ],
})
export class MyAccountModule {}
