import fc from "fast-check";

// In the ordinary run properties are tried on the same inputs every time, so that a failure is the change's own.
// A long run (see propertyRuns) looks further, with inputs of its own.
if (process.env.PROPERTY_RUNS === undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });
