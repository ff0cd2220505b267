import { hoursPerMonth } from './calendar.ts';

/** A rented fleet. Overhead is a multiplier on the GPU bill (network, storage, control plane; prior P14). */
export interface RentedInput {
  gpus: number;
  usdPerGpuHour: number;
  overhead: number;
  /** Hours a month the GPUs are held; all of them unless the fleet scales to zero. */
  hours?: number;
}

/** Monthly USD of rented capacity. Idle hours are paid: there is no utilisation in this sum. */
export function rentedMonthlyCost(input: RentedInput): number {
  return input.gpus * input.usdPerGpuHour * (input.hours ?? hoursPerMonth) * input.overhead;
}

/** An owned fleet; shares are 0–1 of the purchase price, rates are per year. */
export interface OwnedInput {
  gpus: number;
  /** Purchase price for each GPU with its share of server, network and installation, USD. */
  usdPerGpu: number;
  lifeMonths: number;
  financingRatePerYear: number;
  /** All-in draw of the server for each GPU at the wall of the server, kW, before cooling. */
  kilowattsPerGpu: number;
  pue: number;
  usdPerKilowattHour: number;
  /** Rack space and connection, USD for each kW of IT load and month. */
  hostingUsdPerKilowattMonth: number;
  /** Spare parts and support contract, share of the purchase price a year. */
  sparesSharePerYear: number;
  /** What the hardware fetches at the end of its life, share of the purchase price. */
  residualShare: number;
}

/** Monthly USD of owned capacity by part; `capitalUsd` is the level payment that returns price less residual with interest. */
export interface OwnedCost {
  usd: number;
  capitalUsd: number;
  powerUsd: number;
  hostingUsd: number;
  sparesUsd: number;
  usdPerGpuHour: number;
}

/**
 * Monthly cost of owned hardware, steady over its life and repeated at each refresh. Power is drawn
 * around the clock: an idle server still draws most of its load, so nothing is saved by low use.
 */
export function ownedMonthlyCost(input: OwnedInput): OwnedCost {
  const price = input.gpus * input.usdPerGpu;
  const capitalUsd = levelPayment(
    price,
    price * input.residualShare,
    input.financingRatePerYear / 12,
    input.lifeMonths,
  );
  const kilowatts = input.gpus * input.kilowattsPerGpu;
  const powerUsd = kilowatts * input.pue * hoursPerMonth * input.usdPerKilowattHour;
  const hostingUsd = kilowatts * input.hostingUsdPerKilowattMonth;
  const sparesUsd = (price * input.sparesSharePerYear) / 12;
  const usd = capitalUsd + powerUsd + hostingUsd + sparesUsd;
  return {
    usd,
    capitalUsd,
    powerUsd,
    hostingUsd,
    sparesUsd,
    usdPerGpuHour: input.gpus === 0 ? 0 : usd / (input.gpus * hoursPerMonth),
  };
}

/** Purchase payments by month 0…months−1, USD: bought at month 0 and again each refresh, less the residual of what is retired. */
export function purchaseSchedule(
  priceUsd: number,
  residualShare: number,
  refreshMonths: number,
  months: number,
): number[] {
  const refresh = Math.max(1, Math.round(refreshMonths));
  return Array.from({ length: months }, (_, month) => {
    if (month === 0) return priceUsd;
    return month % refresh === 0 ? priceUsd * (1 - residualShare) : 0;
  });
}

/** Level monthly payment on `price` over `months` at a monthly rate, leaving `residual` at the end (annuity formula). */
export function levelPayment(
  price: number,
  residual: number,
  monthlyRate: number,
  months: number,
): number {
  if (months < 1) throw new Error(`a life of at least 1 month is needed, got ${months}`);
  if (monthlyRate === 0) return (price - residual) / months;
  let growth = 1;
  for (let month = 0; month < Math.round(months); month++) growth *= 1 + monthlyRate;
  return ((price * growth - residual) * monthlyRate) / (growth - 1);
}
