/// What a word may mean in a note.
struct WordClass: OptionSet {
  let rawValue: UInt32

  static let todoHeading = WordClass(rawValue: 1 << 0)
  static let todoHeadingPair = WordClass(rawValue: 1 << 1)
  static let taskHeading = WordClass(rawValue: 1 << 19)
  static let groupFiller = WordClass(rawValue: 1 << 20)
  static let somebody = WordClass(rawValue: 1 << 21)
  static let determiner = WordClass(rawValue: 1 << 22)
  static let functionWord = WordClass(rawValue: 1 << 23)
  static let decisionHeading = WordClass(rawValue: 1 << 2)
  static let headingFiller = WordClass(rawValue: 1 << 3)
  static let otherHeading = WordClass(rawValue: 1 << 4)
  static let workMarker = WordClass(rawValue: 1 << 5)
  static let settledLabel = WordClass(rawValue: 1 << 6)
  static let label = WordClass(rawValue: 1 << 7)
  static let acronym = WordClass(rawValue: 1 << 8)
  static let product = WordClass(rawValue: 1 << 9)
  static let group = WordClass(rawValue: 1 << 10)
  static let promise = WordClass(rawValue: 1 << 11)
  static let obligation = WordClass(rawValue: 1 << 12)
  static let leadIn = WordClass(rawValue: 1 << 13)
  static let statementVerb = WordClass(rawValue: 1 << 14)
  static let finiteVerb = WordClass(rawValue: 1 << 15)
  static let clauseOpener = WordClass(rawValue: 1 << 16)
  static let placeholder = WordClass(rawValue: 1 << 17)
  static let verb = WordClass(rawValue: 1 << 18)
}

/// The words by which a note is read, all in one place. Every list is of lower-case words with their accents
/// removed; a rule that needs another word gets it here.
enum NoteVocabulary {
  static let lists: [(class: WordClass, words: String)] = [
    // MARK: Headings
    // A heading with one of these words, and otherwise only with `headingFiller`s, opens the TODO section.
    (
      .todoHeading,
      """
      todo todos ais
      """
    ),
    // The same, where no heading is surer: the meeting may have been about tasks.
    (
      .taskHeading,
      """
      tasks task actions action followups assignments homework deliverables
      """
    ),
    // The same, said in two words, which a hyphen joins here.
    (
      .todoHeadingPair,
      """
      to-do to-dos action-item action-items action-point action-points next-steps next-step follow-up
      follow-ups work-items todo-list open-items what-next
      """
    ),
    // Opens the section where no other heading does; its statements are decisions all the same.
    (
      .decisionHeading,
      """
      decisions decision conclusions conclusion outcomes outcome
      """
    ),
    (
      .headingFiller,
      """
      and or the a of from for this next new open pending assigned remaining future meeting meetings week
      s item items point points step steps list pr prs review notes work post up ups follow to do dos
      action ai all final
      until by before our in on with plus carried over lists here current upcoming who what when is s
      be done left both new between per team everyone outstanding group their my your s
      """
    ),
    // Ends an open TODO section where it stands at the same level or above.
    (
      .otherHeading,
      """
      agenda discussion discussions minutes participants attendees topics attendance
      """
    ),

    // MARK: Prefixes
    // Before a colon these say that work follows, not whose: `TODO: …`, `Item 0: …`.
    (
      .workMarker,
      """
      todo todos task action ai item step point
      """
    ),
    // A label over a list whose entries were settled, not assigned.
    (
      .settledLabel,
      """
      decisions decision decided recommendations recommendation recommended conclusions conclusion agreed
      agreements agreement notes note info information context ideas idea options announcements reference
      references resources links background summary observations remarks pros cons
      """
    ),
    // Words that stand before a colon without being anybody.
    (
      .label,
      """
      note notes optional idea ideas goal goals question questions important update updates reminder
      deadline deadlines date dates release releases discussion discussions documentation docs performance
      testing tests test bug bugs issue issues hackathon meeting meetings event events topic topics agenda
      tutorial tutorials talk talks blog website paper papers thesis project projects workshop status
      progress result results example examples problem problems solution solutions other others misc
      various general long short later soon now today tomorrow priority high low medium first second third
      finally next previous option alternative plan plans proposal proposals review reviews code
      repository link links video slides demo warning attention edit info kernel driver drivers
      network networking filesystem filesystems build builds boot booting memory storage scheduler allocator syscall
      syscalls library libraries app apps application applications core platform platforms toolchain compiler
      packaging community outreach branch branches convention conventions probes coding security deployment tooling
      infrastructure roadmap motivation summary context scope approach design implementation requirements background
      overview outcome outcomes decision action port ports
      """
    ),
    // Short capital words that are no initials, unless a participant has them.
    (
      .acronym,
      """
      pr prs ci cd api apis smp vmm vm vms qemu gcc todo ai arm os io irq isr tls ssl usb pci cpu gpu ram
      rom ip tcp udp nic http https url ui ux cli sdk ide faq gsoc wg llvm kvm xen dns elf efi uefi acpi
      numa mmu tlb rfc tbd tba fyi nb ps eta asap eod eow wip lgtm qa ok no yes mvp ml db sql json yaml
      git cve cves abi gdb risc sev sgx tee dpdk vfs fpu simd vmx svm bsd mit eu us uk acm oss posix it we
      usoc sme pvm lwip musl
      """
    ),
    // Words with inner capitals that are no names.
    (
      .product,
      """
      github gitlab hackmd kraftkit youtube linkedin dockerhub vscode cmake devops openssl macos freebsd
      netbsd openbsd webassembly javascript typescript graphql postgresql mysql sqlite latex readme
      makefile kconfig fosdem asplos eurosys hotos unikraft linuxboot grub readthedocs whatsapp slackbot
      """
    ),
    (
      .group,
      """
      everyone everybody all mentors mentees maintainers team teams reviewers students organizers
      organisers community contributors authors participants leads committers teachers assistants
      """
    ),
    // Stand with these in the name of a group: `all of us`, `the other mentors`.
    (
      .groupFiller,
      """
      the all of us else whole entire other others new our both
      """
    ),
    // Before `should`, `to` or `could`: work that nobody has taken yet.
    (
      .somebody,
      """
      someone somebody anyone anybody volunteer volunteers
      """
    ),

    // MARK: Sentences
    // After an owner's name at the start of a sentence: `RV will …`, `AJ to fix …`.
    (
      .promise,
      """
      will to should must shall needs has can would
      """
    ),
    // Says that something is still to be done, wherever it stands in a sentence.
    (
      .obligation,
      """
      should must shall need needs ought todo
      """
    ),
    // Stand before the verb of an instruction: `Please also check …`.
    (
      .leadIn,
      """
      please also then maybe possibly again just further first finally lets let's let to afterwards next
      later and
      """
    ),
    // A verb in one of these forms makes a statement of a sentence without an instruction.
    (
      .statementVerb,
      """
      is are was were will has have had been isn't aren't wasn't won't can agreed decided meets takes
      happens remains starts begins ends moved postponed cancelled canceled merged closed done
      """
    ),
    // Within the first words of a sentence these make it a statement, unless one of `clauseOpeners` comes
    // first.
    (
      .finiteVerb,
      """
      is are was were will
      """
    ),
    (
      .clauseOpener,
      """
      what that which who whom if whether how where when why and then to
      """
    ),
    // Behind the first word of a sentence one of these makes a verb of it, whatever it is: `Bisect the failure`.
    (
      .determiner,
      """
      the a an all our some this that these those every each any another its their your my both
      """
    ),
    // Words that such a sentence begins with without being a verb.
    (
      .functionWord,
      """
      about above across after against all along also although among and any are around as at away back because been
      before behind below beneath beside besides between beyond both but by can could despite down due during each
      either else even every except few first following for from given had half has have having he hence here how
      however if in inside instead into is it just last later less like likely many maybe more most much near neither
      no nor not now of off on once one only onto or other otherwise our out outside over own per perhaps quite rather
      really regarding same second several she should since so some soon still such than that the their them then there
      therefore these they third this those though through throughout thus till to together too toward towards twice
      under unless unlike until upon us very via was we well were what whatever when whenever where whereas wherever
      whether which while who whole whom whose why will with within without would yes yet you your i
      """
    ),
    (
      .placeholder,
      """
      todo todos tbd tba tbc none nothing n/a na nil xxx ... … - -- ? empty nothing. none.
      """
    ),
    // Verbs in the imperative with which work is named.
    (
      .verb,
      """
      accept access achieve act activate adapt add address adjust adopt advertise agree aim align allocate
      allow analyze analyse announce answer apply approach approve arrange ask assemble assess assign
      attach attend attempt audit automate avoid backport begin benchmark book boot brainstorm break bring
      build bump buy calculate call capture change check choose clarify clean cleanup clone close
      collaborate collect combine come comment commit communicate compare compile complete compute
      conclude conduct configure confirm connect consider consolidate contact continue contribute convert
      coordinate copy correct create cross-check cut debug decide declare decouple define delegate delete
      deliver demo deploy deprecate describe design detect determine develop diagnose disable discuss
      distribute do document double-check download draft drop edit email enable encourage end enhance
      ensure establish estimate evaluate examine execute expand experiment explain explore export expose
      extend extract facilitate figure file fill filter finalize finalise find finish fix focus follow
      follow-up force fork format forward gather generate get give go grab group guide handle have help
      host identify implement import improve include incorporate increase inform initiate inquire insert
      inspect install instrument integrate interview introduce investigate invite involve isolate join
      keep label launch lead learn let lift link list listen log look maintain make manage map mark
      measure meet mention merge message migrate minimize mirror modify monitor move name nominate notify
      nudge obtain offer open optimize order organize organise outline override package parse participate
      patch perform pick pin ping plan play polish poll populate port post postpone practice prepare
      present prevent prioritize probe process produce profile promote propose prototype prove provide
      publish pull purge push put query raise ran rank reach reach-out read rebase recheck recommend
      reconsider record recruit redesign redo reduce refactor refine register reimplement reiterate reject
      relay release remind remove rename render reorganize repair repeat replace replicate reply report
      repost reproduce request research reserve reset resolve respond restart restore restructure rethink
      retrieve retry return reuse revert review revise revisit rework rewrite run sanitize save scan
      schedule search see select send separate serve set setup share ship show sign simplify sketch solve
      sort specify speak split squash stabilize standardize start state stop store streamline strip
      structure study submit suggest summarize summarise support switch sync synchronize synchronise tag
      take talk target teach tell test think tidy trace track train transfer transform translate
      transition triage trigger troubleshoot try turn tweak understand undo unify update upgrade upload
      upstream use validate verify view visit vote wait watch work wrap write
      """
    ),
  ]

  /// Sentences about the next meeting begin with these.
  static let meetingStarts: [[UInt8]] = [
    "we meet",
    "we will meet",
    "we'll meet",
    "we are meeting",
    "meet next",
    "meet on",
    "meet again",
    "next meeting",
    "next call",
    "the next meeting",
    "no meeting",
    "next sync",
  ].map { Array($0.utf8) }

  // MARK: Looking up

  /// What a word may mean, by its `WordHash`.
  static func classes(_ hash: UInt64) -> WordClass { table[hash] }

  static func classes(_ bytes: [UInt8], _ range: Range<Int>) -> WordClass { table[WordHash.of(bytes, range)] }

  private static let table: WordTable<WordClass> = WordTable(
    lists.flatMap { list in
      list.words.split(whereSeparator: \.isWhitespace).map { (WordHash.of(folded: $0), list.class) }
    }, absent: []
  ) { $0.union($1) }

  /// Whether two words together are one of `todoHeadingPair`.
  static func isTodoPair(_ first: UInt64, _ second: UInt64) -> Bool {
    todoPairs.contains(first &* 31 &+ second)
  }

  private static let todoPairs: Set<UInt64> = {
    let expressions = lists.filter { $0.class == .todoHeadingPair }
      .flatMap { $0.words.split(whereSeparator: \.isWhitespace) }
    return Set(
      expressions.map { expression in
        let words = expression.split(separator: "-").map { WordHash.of(folded: $0) }
        return words[0] &* 31 &+ words[1]
      })
  }()

  /// Whether a folded name is that of everybody or of some of them: `mentors`.
  static func isGroup(_ name: String) -> Bool { classes(WordHash.of(folded: name)).contains(.group) }

  /// Nothing is said: `TODO`, `-`, `none`.
  static func isPlaceholder(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return isPlaceholder(bytes, ByteText.trimmed(bytes, 0..<bytes.count))
  }

  /// - Parameter range: without white space at its ends.
  static func isPlaceholder(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.isEmpty || range.count < 16 && classes(bytes, range).contains(.placeholder)
  }
}
