import { registerHooks } from "node:module"

/**
 * Run before everything else (`node --import`), has Drizzle loaded as CommonJS. Linking its ES modules, which export each
 * other in circles, costs Node 24.21 3 to 5 s and 200 MB that V8 does not give back; a worker then stood idle with 380 MB.
 * Decision 027; goes when a newer Node or Drizzle 1.0 links them without that.
 */
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!/^drizzle-orm(\/|$)/.test(specifier)) return nextResolve(specifier, context)
    return nextResolve(specifier, { ...context, conditions: ["node", "require"] })
  },
})
