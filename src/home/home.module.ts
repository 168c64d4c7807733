import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { DemoModule } from '../demo/demo.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { HomePages } from './home.pages.js';

/** The first page. */
@Module({
  imports: [BookingsModule, DemoModule, TelecentresModule],
  controllers: [HomePages],
})
export class HomeModule {}
