import { serverClock } from "./clock.ts"
import { runCountdowns } from "./countdown.ts"
import { renewEveryTenSeconds } from "./live-figures.ts"

// The front page: places left, and the countdown by the time at which these were read.
const clock = serverClock(document.querySelector<HTMLTimeElement>("time[data-as-of]")?.dateTime)
runCountdowns(document, clock.now)
renewEveryTenSeconds(clock.tell)
