// Builds the pages' style sheets, scripts and images into the folder named on the command line.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "../src/LearnSafe/wwwroot"));
const modules = join(here, "node_modules");
const designSystem = join(modules, "nhsuk-frontend/dist/nhsuk");

rmSync(target, { recursive: true, force: true });
for (const folder of ["css", "js", "assets/images"]) mkdirSync(join(target, folder), { recursive: true });

const { css } = compile(join(here, "app.scss"), { loadPaths: [modules], style: "compressed", quietDeps: true });
writeFileSync(join(target, "css/app.css"), css);

await build({
  entryPoints: [join(here, "app.js"), join(here, "supported.js")],
  outdir: join(target, "js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  legalComments: "none",
  logLevel: "warning"
});

// Only the pictures that the style sheet asks for: the package's icons of the page itself are the NHS logo, which is not ours to use.
for (const image of new Set(css.match(/(?<=\/assets\/images\/)[\w.-]+/g)))
  cpSync(join(designSystem, "assets/images", image), join(target, "assets/images", image));
cpSync(join(here, "images"), join(target, "assets/images"), { recursive: true });
cpSync(join(here, "manifest.json"), join(target, "manifest.json"));
cpSync(join(here, "favicon.ico"), join(target, "favicon.ico"));

// The licence asks that its notice travels with the copies.
cpSync(join(here, "licences.txt"), join(target, "licences.txt"));
