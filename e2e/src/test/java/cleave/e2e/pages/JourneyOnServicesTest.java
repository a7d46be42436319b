package cleave.e2e.pages;

@OnServices
class JourneyOnServicesTest extends JourneyTest {}
