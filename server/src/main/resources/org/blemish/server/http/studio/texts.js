// SPDX-License-Identifier: Apache-2.0

const texts = await (await fetch("/studio/texts.json")).json();

/** The text of a key, with {names} replaced by values. */
export function t(key, values = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** The text of a key, or another text where there is none. */
export function known(key, other) {
  return texts[key] ?? other;
}

/** A number with three significant digits. */
export function number(value) {
  return Number(value).toLocaleString("en", { maximumSignificantDigits: 3, useGrouping: false });
}

/** A duration in seconds or minutes. */
export function duration(seconds) {
  return seconds < 90 ? t("time.s", { n: Math.round(seconds) })
    : t("time.min", { n: Math.round(seconds / 60) });
}

/** A time of the server in this browser's time zone. */
export function time(iso) {
  return new Date(iso).toLocaleString([], { dateStyle: "short", timeStyle: "medium" });
}
