import { renewEveryTenSeconds } from "./live-figures.ts"

// Places by session and audience.
renewEveryTenSeconds()
