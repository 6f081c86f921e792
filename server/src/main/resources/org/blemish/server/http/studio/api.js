// SPDX-License-Identifier: Apache-2.0
import { t } from "./texts.js";

const BASE = "/api/v1";
const scopes = ["inspect", "operate", "manage"];
let csrf;
let scope;

/** Whether the account has a scope. */
export const may = (demanded) => scopes.indexOf(scope) >= scopes.indexOf(demanded);

/** The session, or undefined if nobody is logged in. */
export async function session() {
  const response = await fetch(BASE + "/session");
  if (!response.ok) {
    return undefined;
  }
  const body = await response.json();
  csrf = body.csrf;
  scope = body.scope;
  return body;
}

export async function logIn(name, password) {
  const body = await post("/session", { name, password });
  csrf = body.csrf;
  scope = body.scope;
}

export async function logOut() {
  await call("DELETE", "/session");
}

/** A failure that the server explains. */
export class ServerError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body, type) {
  const headers = {};
  if (csrf) {
    headers["X-CSRF-Token"] = csrf;
  }
  if (type) {
    headers["Content-Type"] = type;
  }
  let response;
  try {
    response = await fetch(BASE + path, { method, headers, body });
  } catch {
    throw new ServerError(0, t("error.network"));
  }
  const json = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (!response.ok) {
    if (response.status === 401 && path !== "/session") {
      location.hash = "#/";
      location.reload();
    }
    throw new ServerError(response.status, json ? (await response.json()).error : response.statusText);
  }
  return json ? response.json() : response.text();
}

export const get = (path) => call("GET", path);
export const post = (path, value) =>
  call("POST", path, value === undefined ? undefined : JSON.stringify(value), value === undefined ? undefined : "application/json");
export const patch = (path, value) => call("PATCH", path, JSON.stringify(value), "application/json");
export const put = (path, blob, type) => call("PUT", path, blob, type);
export const remove = (path) => call("DELETE", path);
export const upload = (path, file) => call("POST", path, file, "application/octet-stream");

/** Sends files as a form, a few at a time, so that no request is too large. */
export async function uploadImages(path, files, progress) {
  const results = [];
  const most = 24 << 20;
  let at = 0;
  while (at < files.length) {
    const form = new FormData();
    let bytes = 0;
    do {
      form.append("image", files[at], files[at].name);
      bytes += files[at].size;
      at++;
    } while (at < files.length && bytes + files[at].size <= most);
    const body = await call("POST", path, form);
    results.push(...body.files);
    progress(at / files.length);
  }
  return results;
}

/** Address of a resource, for images and links. */
export const url = (path) => BASE + path;

/** Server-sent events; the browser connects again by itself. */
export function events(path, name, onevent, onstate = () => {}) {
  const source = new EventSource(BASE + path);
  source.addEventListener(name, (event) => onevent(JSON.parse(event.data)));
  source.addEventListener("open", () => onstate(true));
  source.addEventListener("error", () => onstate(false));
  return () => source.close();
}
