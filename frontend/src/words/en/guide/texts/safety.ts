import type { Article } from "~/words/en/guide/article";

export const safety = {
  channels: {
    parts: [
      {
        text: `
Every way by which they reach you, and you them. The plan lists them with a state, a date and a note: blocked, not possible yet, does not apply. “Not possible yet” is an honest state. Go through it in any order.`,
      },
      {
        safety: true,
        text: `
Blocking everything in one night can be noticed, and can bring somebody to the door. Where there was violence, ask an advocate about the order. Sometimes it is safer to leave one number open, unread, on a device that lies in a drawer: it also keeps what they write as a record.`,
      },
      {
        title: "Phone, texts, messaging apps",
        topics: ["channel:calls", "channel:texts", "channel:apps"],
        text: `
Block the number in the phone and in each app. Silence unknown callers. Let a plain voicemail answer. Hide your last-seen and your picture. Think of old group chats.`,
      },
      {
        title: "E-mail and post",
        topics: ["channel:email", "channel:post"],
        text: `
A rule that moves their mail unread into a folder keeps it without your seeing it. Letters and cards: refuse them, or put them away sealed, with the envelope. Ask offices, schools and doctors to write to an address they do not know.`,
      },
      {
        title: "Social media",
        topics: ["channel:social"],
        text: `
Block, unfollow, mute those you have in common, remove tags, leave shared groups, look through who follows you. Post later than you are there. Your own looking is a channel, too.`,
      },
      {
        title: "Shared accounts",
        topics: ["channel:accounts"],
        text: `
Clouds, calendars, locations, streaming, shopping, family plans, the thermostat, the car. See [accounts](accounts) and [devices](devices).`,
      },
      {
        title: "Door, work, places",
        topics: ["channel:door", "channel:work", "channel:places"],
        text: `
Change locks and fetch back keys. Tell reception and a superior as much as they need. Note the places where you would meet, and choose another hour, another shop, another way. See [at home and at the door](home).`,
      },
      {
        title: "People in between",
        topics: ["channel:mutuals", "channel:carriers"],
        text: `
Friends and relatives you share: “Please tell me nothing of them, and them nothing of me.” For those who [carry messages](flying-monkeys) all the same: not safe for now.`,
      },
      {
        title: "Gifts, games, payments",
        topics: ["channel:gifts", "channel:games", "channel:payments"],
        text: `
Parcels need not be accepted. Games have friend lists, chats and shared worlds. A transfer of one cent carries a line of text: banks can block a sender or hide the notes.`,
      },
      {
        title: "Children’s devices",
        topics: ["channel:children"],
        text: `
Tablets, watches and consoles know where they are and who writes. Look at the family settings and at what came as a gift. Explain to the child why, without frightening them.`,
      },
    ],
    sources: [
      {
        title: "Technology safety plan: a guide for survivors and advocates",
        by: "Safety Net, National Network to End Domestic Violence",
      },
      { title: "Tech safety", by: "Refuge" },
    ],
  },
  home: {
    parts: [
      {
        safety: true,
        text: `
If they are at the door now: do not open, do not talk through it. Go to the room that has a lock, a window or a way out, away from kitchen and bathroom. Call the emergency number. If you cannot speak, leave the line open; in some countries there is a number to press.`,
      },
      {
        text: `
A safety plan is what you will not have to think of when there is no time to think. Write it into the plan here, short, and let somebody read it with you. Best of all, make it with an advocate: they have done it often, and they see what you have become used to.`,
      },
      {
        title: "If you still live together",
        text: `
- Know the ways out of every room, and how the doors open. Practise it once as if it were for fire.
- A word with a neighbour or the children that means: call the police.
- A bag, at a friend’s rather than under the bed: papers or copies, keys, money, medicine, a charged old phone, a thing a child needs to sleep.
- Fuel in the tank, the car facing out.
- When it begins, leave the kitchen. If you cannot get out, make yourself small in a corner and protect your head.
- The days before and after leaving are the most dangerous. Tell nobody the date who does not need it.`,
      },
      {
        title: "If you live alone",
        text: `
- Change the locks, not only the keys. A chain, a peephole or a camera, a light that comes on by itself.
- Neither name nor a picture of the house where it can be found. Ask for a block on your data at the registry, where there is one.
- Two neighbours who know the face and the car, and what to do.
- School and care: who may fetch a child, in writing, with the order.
- A different way home now and then. Somebody who knows when you should be there.`,
      },
      {
        title: "If they find this app",
        text: `
Control L locks it, Shift three times leaves at once. The window says something neutral until it is open. If somebody makes you open it, your safety goes before every record; backups elsewhere keep what was written. If you think this computer is watched, write what matters on another one. See [devices](devices).`,
      },
      {
        title: "After an attack",
        text: `
Let a doctor see you, on the same day, and after hands around your neck or a blow to the head even if nothing can be seen. Ask that it be written down, with pictures. You need not decide about the police in order to be treated.`,
      },
    ],
    sources: [
      { title: "What can I do if this is happening to me?", by: "Police Scotland" },
      { title: "The Survivor’s Handbook", by: "Women’s Aid Federation of England", year: 2009 },
      {
        title: "Risk factors for femicide in abusive relationships, American Journal of Public Health 93(7)",
        by: "Jacquelyn C. Campbell and others",
        year: 2003,
      },
    ],
  },
  "suicide-threats": {
    parts: [
      {
        safety: true,
        text: `
If you know or fear that somebody is about to end their life: call the emergency number, say where they are and what they said, and let those go who are trained for it. Do not go yourself. People have been hurt and killed in answering such a call.`,
      },
      {
        text: `
“If you leave, I will kill myself.” It is one of the heaviest sentences there is. It may be despair, it may be a means to hold you, and it may be both at once. You cannot tell which from where you stand, and you do not have to. There is one answer that is right in either case: you pass it on to people whose work it is, and you do not come back.`,
      },
      {
        title: "In the moment",
        text: `
- If it is acute: the emergency number. Give name, address, the words, whether there are weapons or pills or children in the house.
- If it is not acute: tell a relative or friend of theirs, or their doctor, once. “They wrote this to me at ten. I cannot help. Please look after them.”
- You may answer once, if you want to and it is safe, or not at all: “I take this seriously, and so I am calling for help. I will not come.”
- Then no more. Each further hour on the phone teaches both of you that this is the sentence that works.
- Keep the message. Note whom you told and when.`,
      },
      {
        title: "What you are not",
        text: `
You are not their treatment. A life does not become safer by resting on one person who is afraid. The National Domestic Violence Hotline says it plainly: repeated threats of this kind are a form of emotional abuse, and the decision about their life does not lie with you. If the worst were to happen, it would be terrible, and it would not have been done by you.`,
      },
      {
        title: "When it is repeated",
        text: `
Say it to the police and to your advocate as a pattern, with dates. Threats of suicide by somebody who also controls or stalks are a danger sign for you as well, above all together with talk of taking you or the children along. Tell a lawyer if it is used about children or court.`,
      },
      {
        title: "For you",
        text: `
Afterwards you will shake. Call somebody. Do something with [your body](grounding) for ten minutes. Guilt will come by, and [it has its own article](guilt). If thoughts of your own death are among it, open the page for that.`,
      },
    ],
    sources: [
      { title: "When your partner threatens suicide", by: "National Domestic Violence Hotline" },
      { title: "Preventing suicide: a global imperative", by: "World Health Organization", year: 2014 },
    ],
  },
  devices: {
    parts: [
      {
        safety: true,
        text: `
If you believe that a device is watched, do not clean it up as the first thing, and do not search for help on it. Use another, one they never touched: at a library, at a friend’s. Removing access can be noticed, and can destroy proof. Plan the hour with an advocate.`,
      },
      {
        text: `
Phones, accounts and cars know more about your day than anybody. Most watching is not done by secret programs. It is done with a password that was known anyway, a shared account that was forgotten, a location that was once switched on for good reasons. That is good news: it can be found by going through a list.`,
      },
      {
        title: "The phone",
        text: `
- A new code for the lock, and remove fingers and faces that are not yours.
- Location: who is it shared with, in the system, in maps, in each app?
- Which apps may use camera, microphone, location, and “accessibility”? Which do you not know?
- Look for other devices under your account, and sign them out.
- Bluetooth: which devices are paired? Car, headphones, watch?
- Updates. Then start it anew.

If you can afford it, a second-hand phone with a new number and a new account is worth more than any cleaning.`,
      },
      {
        title: "Accounts",
        text: `
E-mail first, then all others. See [the order of it](accounts). A password for each, kept in a password manager or on paper in a safe place. Sign-in in two steps.`,
      },
      {
        title: "Home and car",
        text: `
Router: a new password, for it and for the wireless network. Doorbells, cameras, speakers, thermostats, lights and cars that belong to an app: who is owner in that app? Reset what you keep, give away what was a gift. Printers and televisions may remember accounts.`,
      },
      {
        title: "This computer",
        text: `
This app seals what you write, and has no network. It cannot protect against somebody who reads along while it is open: with a program on the computer, as its administrator, or over your shoulder. Use a user account of your own, with disk encryption. If somebody else set the computer up, let it be set up afresh before you trust it.`,
      },
      {
        title: "Pictures and papers",
        text: `
Pictures often carry the place where they were taken. Look at them under Evidence before you send any: the app shows what a file says of itself.`,
      },
    ],
    sources: [
      { title: "Surveillance Self-Defense", by: "Electronic Frontier Foundation" },
      {
        title: "Technology safety plan: a guide for survivors and advocates",
        by: "Safety Net, National Network to End Domestic Violence",
      },
    ],
  },
  stalkerware: {
    parts: [
      {
        safety: true,
        text: `
Finding it is not yet the moment to remove it. Whoever put it there will see that it is gone, and may come to find out why; and with it goes the proof. Leave the device as it is, behave as usual with it, and speak with an advocate or the police from another one.`,
      },
      {
        text: `
Stalkerware is a program that reports to somebody else in secret: messages, calls, places, sometimes microphone and camera. It is sold as a help for worried parents or employers. The Coalition Against Stalkerware brings together services for victims and makers of security programs; what they find each year goes into the tens of thousands, and much is never found.`,
      },
      {
        title: "What it needs",
        text: `
Nearly always somebody had the phone in their hand, unlocked, for some minutes; or they know the password of its cloud account, which needs no program at all. On computers it may be installed by whoever is administrator.`,
      },
      {
        title: "Signs, none of them sure",
        text: `
- They know what you wrote or where you were, again and again, in detail.
- The phone was lent, repaired or given by them.
- Battery and data go faster than before; it is warm while it lies there.
- Settings you did not change: unknown sources allowed, protection switched off, an app with special rights, a profile or device manager you do not know.

A phone that shows none of it may still be watched, and an old battery is mostly just an old battery. The first sign is the one that counts.`,
      },
      {
        title: "What to do, in order",
        text: `
1. Another device, another account, for everything that concerns your safety.
2. Write down what they knew and when, and how you had spoken of it. Such a list shows which device it is.
3. Let it be looked at: police, a service for technology and abuse, a security program that knows stalkerware.
4. When it is safe, and proof is secured: a new phone is best. Otherwise reset it to the factory state, and do not restore a full backup. New account passwords come afterwards, from the clean device.`,
      },
      {
        title: "Tags and trackers",
        text: `
Little tags meant for keys can lie in a bag, a coat, a toy, a car. Current phones warn of tags that travel with you; older ones need an app for it. Look behind the number plate, in the boot, at the socket for diagnostics under the steering wheel. If you find one: photograph it where it lies, do not take it home, and drive to the police.`,
      },
    ],
    sources: [
      { title: "Information for survivors", by: "Coalition Against Stalkerware" },
      { title: "The Predator in Your Pocket", by: "Citizen Lab, University of Toronto", year: 2019 },
      { title: "Stalkerware indicators, with their caveats", by: "Echap" },
    ],
  },
} satisfies Record<string, Article>;
