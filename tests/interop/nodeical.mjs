// What node-ical reads: one JSON row an event, in the order of the feed.
import ical from "node-ical";

const day = (moment) =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
const read = await ical.async.fromURL(process.argv[2]);
const rows = Object.values(read)
  .filter((entry) => entry.type === "VEVENT")
  .map((event) => {
    if (event.datetype !== "date") throw new Error(`${event.uid} has a time`);
    return [event.uid, day(event.start), day(event.end), event.summary];
  });
console.log(JSON.stringify(rows));
