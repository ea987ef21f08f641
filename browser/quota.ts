import { renewEveryTenSeconds } from "./live-figures.ts"

// The page of the quota: renews the places by session and audience.
renewEveryTenSeconds()
