import { serverClock } from "./clock.ts"
import { runCountdowns } from "./countdown.ts"
import { renewEveryTenSeconds } from "./live-figures.ts"

// The front page: renews the places left and runs the countdown, by the clock of the server.
const clock = serverClock(document.querySelector<HTMLTimeElement>("time[data-as-of]")?.dateTime)
runCountdowns(document, clock.now)
renewEveryTenSeconds(clock.tell)
