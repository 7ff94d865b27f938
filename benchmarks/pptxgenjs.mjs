// Build the benchmark deck with PptxGenJS, the way an ordinary script does it.
// Run as a program: node pptxgenjs.mjs deck.json out.pptx
import { readFileSync } from "node:fs";
import process from "node:process";
import pptxgen from "pptxgenjs";

const [input, output] = process.argv.slice(2);
const deck = JSON.parse(readFileSync(input, "utf8"));

// Inches on the library's own 13.33 x 7.5 layout.
const TITLE = { x: 0.6, y: 0.4, w: 12.1, h: 1.0, fontSize: 32, bold: true };
const BODY = { x: 0.6, y: 1.7, w: 12.1, h: 5.2, fontSize: 20, valign: "top" };

/** Runs of one point; the last run ends the paragraph, the first carries the bullet. */
function pointRuns(runs) {
  return runs.map((run, index) => ({
    text: run.text,
    options: {
      ...(index === 0 && { bullet: true }),
      ...(run.bold && { bold: true }),
      ...(run.link && { hyperlink: { url: run.link } }),
      ...(index === runs.length - 1 && { breakLine: true }),
    },
  }));
}

const presentation = new pptxgen();
presentation.layout = "LAYOUT_WIDE";
let section = "";
for (const words of deck) {
  if (words.section !== section) {
    section = words.section;
    presentation.addSection({ title: section });
  }
  const slide = presentation.addSlide({ sectionTitle: section });
  slide.addText(words.title, TITLE);
  slide.addText(words.points.flatMap(pointRuns), BODY);
  // Notes are plain text: the library has no bold there.
  slide.addNotes(words.notes.map((run) => run.text).join(""));
}
await presentation.writeFile({ fileName: output });
