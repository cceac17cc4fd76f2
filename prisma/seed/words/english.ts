// What is said and written in the Dublin centre.
import type { Phrases } from "./texts";

export const english: Phrases = {
  cancelled: [
    "Customer sold the car",
    "Customer cannot come and will ring again",
    "Repaired elsewhere in the meantime",
    "Customer is unwell",
    "Wants to think about the price",
  ],
  lost: {
    price: ["Found it dearer than expected", "Has a lower quote"],
    "no-time-free": ["Needed it this week", "Only Saturday would do"],
    "not-our-work": ["Body repair", "Camper van over 3.5 t"],
    "no-answer": ["Three calls, no answer"],
    "went-elsewhere": ["Went to the garage near home"],
    other: ["Only asked for advice"],
  },
  moved: ["Customer has to work", "Child is sick", "Needs the car that day", "Courtesy car free only then"],
  noShow: {
    reached: ["Forgot, comes another day", "Stuck at work", "The car would not start"],
    unreached: ["Phone is off", "Rings, nobody answers", "Left a message"],
  },
  damage: [
    "Scratch on the rear bumper, left",
    "Kerbed alloy, front right",
    "Stone chip in the windscreen, passenger side",
    "Small dent in the left rear door",
  ],
  belongings: ["Child seat", "Golf clubs in the boot", "Phone charger", "Sunglasses, toll tag"],
  lights: ["Engine light", "Tyre pressure", "Service due", "ABS"],
  stopped: {
    parts: [
      "Wrong part in the box",
      "Caliper bolt not in stock",
      "Filter seal is missing",
      "Part ordered for another engine",
    ],
    approval: ["Waiting for the customer’s answer", "Cannot go on without a decision"],
    bay: ["Alignment bay is taken", "Lift needed for another car"],
    technician: ["Colleague with the diagnostic set is busy", "Helping on another car"],
    advisor: ["Question about the order", "Locking wheel nut key not found"],
    shift: ["End of the day"],
  },
  delay: {
    parts: ["A part has to be delivered first", "The part came in the wrong version"],
    approval: ["Extra work was found and is waiting for an answer", "The extra work takes longer"],
    queue: ["The car before yours took longer", "A mechanic is off sick today"],
    work: [
      "The job takes longer than planned",
      "A bolt sheared off",
      "A seized caliper pin",
      "The fault shows only when warm",
    ],
    rework: ["Quality control sent the car back", "A job has to be done again"],
  },
  defects: [
    "Torque not marked on the front left wheel",
    "Oil on the undertray",
    "Brake squeals on the test drive",
    "Trim clip missing",
    "Steering wheel not straight",
    "Fluid level below minimum",
  ],
  papers: [
    "All ordered work is done. The next service is due in a year or after 15,000 km.",
    "Work done as ordered. Please have the wheel bolts checked after 50 km.",
    "The fault was found and repaired; test drive without findings.",
    "Done as agreed. Declined work is noted and will be offered again.",
  ],
  jobCancelled: ["Not needed after the diagnosis", "Customer takes it off the order"],
  refund: ["Paid with the wrong card"],
  overrides: {
    parts: ["Part comes this morning, work can begin without it", "Supplier confirmed delivery by noon"],
    payment: ["Fleet customer, pays by transfer this week", "Known customer, pays by link tonight"],
    contact: ["Regular customer, number is known"],
    confirmed: ["Customer is on the way, told the driver"],
  },
  notes: [
    "Please ring only after 12.",
    "Has the locking nut key in the glove box.",
    "Asked for the old parts.",
    "Dog in the car when collecting.",
    "Wants to speak to the mechanic.",
  ],
  reached: ["Happy with everything", "Car runs well", "Asked about winter tyres", "No questions"],
  praise: [
    "Quick and friendly.",
    "They rang before they did anything. Great.",
    "Everything was explained.",
    "Car was even washed.",
  ],
  grumbles: {
    booking: ["Had to ring three times to get through."],
    intake: ["Stood at the desk for twenty minutes."],
    repairs: [
      "It took a day longer than promised, and nobody rang.",
      "Waited the whole day for a call about a small job.",
    ],
    handover: ["The bill was hard to follow.", "Waited a long time for the keys."],
  },
  answers: [
    "Rang and said sorry, explained what happened",
    "Sent an e-mail with what we found",
    "Spoke with the customer at the desk",
  ],
  otherTrouble: [
    "The other axle",
    "Another noise from another place",
    "The customer asked for it themselves",
  ],
  remedies: [
    "Next oil change free of charge",
    "Checked again free of charge",
    "Refunded the diagnosis",
    "Explained and accepted",
  ],
};
