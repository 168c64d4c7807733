# ruby-icalendar. Feeds on standard input as a JSON list.
require 'stringio'
require 'json'
require 'icalendar'

def moment(value)
  return value.strftime('%Y-%m-%d') if value.is_a?(Icalendar::Values::Date)

  value.to_time.utc.strftime('%Y-%m-%dT%H:%M:%SZ')
end

def told(text)
  Icalendar::Calendar.parse(text).flat_map(&:events).map do |event|
    {
      uid: event.uid.to_s,
      start: moment(event.dtstart),
      end: moment(event.dtend),
      summary: event.summary.to_s,
      complaints: []
    }
  end
end

puts JSON.generate(JSON.parse($stdin.read).map { |text| told(text) })
