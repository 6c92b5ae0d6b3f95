// Prism colours every block of the page when it loads unless it finds this.
Object.assign(globalThis, { Prism: { manual: true } });
export {};
