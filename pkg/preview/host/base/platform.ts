/** What the page runs on, as Obsidian names it. Filled in by `setPlatform` before any plugin is loaded. */
export const Platform = {
  isDesktop: true,
  isMobile: false,
  isDesktopApp: true,
  isMobileApp: false,
  isIosApp: false,
  isAndroidApp: false,
  isPhone: false,
  isTablet: false,
  isMacOS: false,
  isWin: false,
  isLinux: false,
  isSafari: false,
  resourcePathPrefix: "/api/file?path=",
};

/** Sets the platform from what the browser says of itself, or makes it a phone. */
export function setPlatform(device: "desktop" | "phone", userAgent: string, doc: Document): void {
  const phone = device === "phone";
  Object.assign(Platform, {
    isDesktop: !phone,
    isDesktopApp: !phone,
    isMobile: phone,
    isMobileApp: phone,
    isPhone: phone,
    isAndroidApp: phone,
    isMacOS: /Mac OS X|iPhone|iPad/.test(userAgent),
    isWin: userAgent.includes("Windows"),
    isLinux: userAgent.includes("Linux") && !userAgent.includes("Android"),
    isSafari: userAgent.includes("Safari/") && !userAgent.includes("Chrome/"),
  });
  doc.body.classList.toggle("is-mobile", phone);
  doc.body.classList.toggle("is-phone", phone);
}
