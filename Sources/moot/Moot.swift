@main
struct Moot {
  static func main() {}
}
