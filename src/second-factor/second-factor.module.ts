import { Module } from '@nestjs/common';
import { SecondFactorRemoval } from './removal.js';
import { SecondFactorPages } from './second-factor.pages.js';
import { SecondFactorService } from './second-factor.service.js';

@Module({
  controllers: [SecondFactorPages],
  providers: [SecondFactorService, SecondFactorRemoval],
  exports: [SecondFactorService, SecondFactorRemoval],
})
export class SecondFactorModule {}
