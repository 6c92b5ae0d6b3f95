import type { Switches } from "./switches";

/** Opens the page anew as the other device. */
export function toggleDevice(switches: Switches): void {
  const address = new URL(location.href);
  const others = address.searchParams
    .getAll("switch")
    .flatMap((parameter) => parameter.split(","))
    .filter((pair) => pair !== "" && !pair.startsWith("device:"));
  address.searchParams.delete("switch");
  const device = switches.device === "phone" ? [] : ["device:phone"];
  const chosen = [...others, ...device].join(",");
  if (chosen !== "") address.searchParams.set("switch", chosen);
  location.assign(address);
}
