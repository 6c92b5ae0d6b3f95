// Prism colours every block of the page when it loads unless it finds this. One that is loaded already stays.
const shared: { Prism?: unknown } = globalThis;
shared.Prism ??= { manual: true };
