import { Module } from '@nestjs/common';
import { CommunesController } from './communes.controller.js';
import { NetworkDirectory } from './network-directory.js';
import { TelecentresController } from './telecentres.controller.js';

@Module({
  controllers: [TelecentresController, CommunesController],
  providers: [NetworkDirectory],
  exports: [NetworkDirectory],
})
export class TelecentresModule {}
