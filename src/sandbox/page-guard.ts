import type { MiddlewareHandler } from "hono";
import { PageRefusal } from "./page-refusals.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A name that merely resolves to loopback (DNS rebinding) is not loopback. */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  if (!LOOPBACK.test(c.req.header("host") ?? "")) return new PageRefusal("onlyHere").response();
  await next();
  c.header("content-security-policy", POLICY);
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "no-referrer");
  c.header("cross-origin-resource-policy", "same-origin");
  c.header("cache-control", "no-store");
};

/** Whoever may be anybody here must not be driven by another web page. */
export const ownPageOnly: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const foreign =
    (origin !== undefined && origin !== `http://${c.req.header("host")}`) ||
    (site !== undefined && site !== "same-origin" && site !== "none");
  if (foreign) return new PageRefusal("onlyOwnPage").response();
  await next();
};
